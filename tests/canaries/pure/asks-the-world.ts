export const planted = [process.env, fetch, window, setTimeout];
