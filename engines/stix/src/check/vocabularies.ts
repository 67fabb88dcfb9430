/** Open vocabularies of STIX 2.1, section 10. Other words are allowed; these should be used where they fit. */
const words = (all: string): ReadonlySet<string> => new Set(all.trim().split(/\s+/));

export const vocabularies = {
  accountType: words(
    "facebook ldap nis openid radius skype tacacs twitter unix windows-local windows-domain",
  ),
  attackMotivation: words(
    "accidental coercion dominance ideology notoriety organizational-gain personal-gain personal-satisfaction revenge unpredictable",
  ),
  attackResourceLevel: words("individual club contest team organization government"),
  groupingContext: words("suspicious-activity malware-analysis unspecified"),
  identityClass: words("individual group system organization class unknown"),
  implementationLanguage: words(
    "applescript bash c c++ c# go java javascript lua objective-c perl php powershell python ruby scala swift typescript visual-basic x86-32 x86-64",
  ),
  indicatorType: words(
    "anomalous-activity anonymization benign compromised malicious-activity attribution unknown",
  ),
  industrySector: words(
    `agriculture aerospace automotive chemical commercial communications construction defense education energy
     entertainment financial-services government emergency-services government-local government-national
     government-public-services government-regional healthcare hospitality-leisure infrastructure dams nuclear water
     insurance manufacturing mining non-profit pharmaceuticals retail technology telecommunications transportation
     utilities`,
  ),
  infrastructureType: words(
    `amplification anonymization botnet command-and-control control-system exfiltration firewall hosting-malware
     hosting-target-lists phishing reconnaissance routers-switches staging workstation unknown`,
  ),
  malwareCapability: words(
    `accesses-remote-machines anti-debugging anti-disassembly anti-emulation anti-memory-forensics anti-sandbox anti-vm
     captures-input-peripherals captures-output-peripherals captures-system-state-data cleans-traces-of-infection
     commits-fraud communicates-with-c2 compromises-data-availability compromises-data-integrity
     compromises-system-availability controls-local-machine degrades-security-software degrades-system-updates
     determines-c2-server emails-spam escalates-privileges evades-av exfiltrates-data fingerprints-host hides-artifacts
     hides-executing-code infects-files infects-remote-machines installs-other-components persists-after-system-reboot
     prevents-artifact-access prevents-artifact-deletion probes-network-environment self-modifies
     steals-authentication-credentials violates-system-operational-integrity`,
  ),
  malwareResult: words("malicious suspicious benign unknown"),
  malwareType: words(
    `adware backdoor bot bootkit ddos downloader dropper exploit-kit keylogger ransomware remote-access-trojan
     resource-exploitation rogue-security-software rootkit screen-capture spyware trojan unknown virus webshell wiper worm`,
  ),
  patternType: words("stix pcre sigma snort suricata yara"),
  processorArchitecture: words("alpha arm ia-64 mips powerpc sparc x86 x86-64"),
  region: words(
    `africa eastern-africa middle-africa northern-africa southern-africa western-africa americas
     latin-america-caribbean south-america caribbean central-america northern-america asia central-asia eastern-asia
     southern-asia south-eastern-asia western-asia europe eastern-europe northern-europe southern-europe western-europe
     oceania australia-new-zealand melanesia micronesia polynesia antarctica`,
  ),
  reportType: words(
    `attack-pattern campaign identity indicator intrusion-set malware observed-data threat-actor threat-report tool
     vulnerability`,
  ),
  threatActorType: words(
    `activist competitor crime-syndicate criminal hacker insider-accidental insider-disgruntled nation-state
     sensationalist spy terrorist unknown`,
  ),
  threatActorRole: words(
    "agent director independent infrastructure-architect infrastructure-operator malware-author sponsor",
  ),
  threatActorSophistication: words("none minimal intermediate advanced expert innovator strategic"),
  toolType: words(
    `denial-of-service exploitation information-gathering network-capture credential-exploitation remote-access
     vulnerability-scanning unknown`,
  ),
  windowsPeType: words("exe dll sys"),
  hashAlgorithm: words("MD5 SHA-1 SHA-256 SHA-512 SHA3-256 SHA3-512 SSDEEP TLSH"),
  /** STIX 2.0, part 3, 7.2: how a file may be encrypted. 2.1 has none. */
  olderEncryption: words(
    `AES128-ECB AES128-CBC AES128-CFB AES128-COFB AES128-CTR AES128-XTS AES128-GCM Salsa20 Salsa12 Salsa8
     ChaCha20-Poly1305 ChaCha20 DES-CBC 3DES-CBC DES-EBC 3DES-EBC CAST128-CBC CAST256-CBC RSA DSA`,
  ),
  /** ISO 32000-1, table 317, in lower case. */
  pdfDocumentInformation: words(
    "title author subject keywords creator producer creationdate moddate trapped",
  ),
  /** RFC 9110 and the registry of message headers of IANA: what requests carry, in lower case. */
  httpRequestHeader: words(
    `a-im accept accept-charset accept-datetime accept-encoding accept-language access-control-request-headers
     access-control-request-method authorization cache-control connection content-encoding content-length content-md5
     content-type cookie date dnt expect forwarded from front-end-https host http2-settings if-match if-modified-since
     if-none-match if-range if-unmodified-since max-forwards origin pragma prefer proxy-authorization proxy-connection
     range referer save-data sec-gpc te trailer transfer-encoding upgrade upgrade-insecure-requests user-agent via
     warning x-att-deviceid x-correlation-id x-csrf-token x-forwarded-for x-forwarded-host x-forwarded-proto
     x-http-method-override x-request-id x-requested-with x-uidh x-wap-profile`,
  ),
} as const;
