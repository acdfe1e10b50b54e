/**
 * A self-signed certificate for `agent.example` and its key, made for these tests and used nowhere else:
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=agent.example
 * -addext subjectAltName=DNS:agent.example`.
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBoTCCAUegAwIBAgIUNHGLAEyfSx6XsWV34jd7NTOsl2wwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNYWdlbnQuZXhhbXBsZTAgFw0yNjExMjIxNDQxMThaGA8yMTI2
MTAyOTE0NDExOFowGDEWMBQGA1UEAwwNYWdlbnQuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABKSIhrWuMSRD2vd6k05ybURvOGMIKv7Uu/bIuwcmZJcq
eD8qpdTMF1AZa44aKX3yW5GkCWvkIIoeGwd4sYGQ9KmjbTBrMB0GA1UdDgQWBBQB
jHwV8Pn+iwUn7R9oOY6+TTJpejAfBgNVHSMEGDAWgBQBjHwV8Pn+iwUn7R9oOY6+
TTJpejAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDWFnZW50LmV4YW1wbGUw
CgYIKoZIzj0EAwIDSAAwRQIhAP9+zxKc+nK9i02aPN1oaQLnFKXuxDAGEAH+VS0z
n7cQAiAqLEJY0CFCJgd647HimXKJuLnW1G0IoMQh0LMsTQnAEA==
-----END CERTIFICATE-----
`;

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3ul4KYtUs5UJk/z2
ggsbHFmnOz2QQ3hmvt492CGt1W2hRANCAASkiIa1rjEkQ9r3epNOcm1EbzhjCCr+
1Lv2yLsHJmSXKng/KqXUzBdQGWuOGil98luRpAlr5CCKHhsHeLGBkPSp
-----END PRIVATE KEY-----
`;
