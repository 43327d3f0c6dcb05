#!/usr/bin/env bash
# Makes the throw-away keys of these tests: each shape by the command that stands beside it.
# Needs openssl 3 with its legacy provider. Usage: make-keys.sh [directory], by default where this script is.
set -euo pipefail
cd "${1:-$(dirname "$0")}"
export LC_ALL=C.UTF-8

PASSWORD=secret
UTF8_PASSWORD='pässwörd Ж 😀'
LEGACY=(-provider legacy -provider default)
: > keys.tsv

# made FILE CERTIFICATE [PASSWORD]: note what was made; a password means that the key is encrypted
made() {
	printf '%s\t%s\t%s\n' "$1" "$2" "${3-}" >> keys.tsv
}

# One key and one certificate of each kind.
kind() {
	local name=$1
	shift
	openssl genpkey "$@" -out "$name-pkcs8.pem" 2> /dev/null
	openssl req -x509 -new -key "$name-pkcs8.pem" -subj "/CN=$name" -days 36500 -out "$name.crt"
	made "$name-pkcs8.pem" "$name.crt"
}
kind rsa -algorithm RSA -pkeyopt rsa_keygen_bits:2048
kind rsa-pss -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048
kind rsa-pss-sha256 -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha256 \
	-pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt rsa_pss_keygen_saltlen:32
kind p256 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
kind p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
kind p521 -algorithm EC -pkeyopt ec_paramgen_curve:P-521
kind ed25519 -algorithm ED25519
kind ed448 -algorithm ED448
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2> /dev/null | openssl req -x509 -new -key /dev/stdin \
	-subj /CN=other -days 36500 -out other-rsa.crt
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl req -x509 -new -key /dev/stdin \
	-subj /CN=other -days 36500 -out other-p256.crt
openssl genpkey -algorithm ED25519 | openssl req -x509 -new -key /dev/stdin -subj /CN=other -days 36500 \
	-out other-ed25519.crt

# The forms with a label of their own.
openssl pkey -traditional -in rsa-pkcs8.pem -out rsa-pkcs1.pem
made rsa-pkcs1.pem rsa.crt
for curve in p256 p384 p521; do
	openssl pkey -traditional -in $curve-pkcs8.pem -out $curve-sec1.pem
	made $curve-sec1.pem $curve.crt
done
{ openssl ecparam -name P-256; cat p256-sec1.pem; } > p256-sec1-parameters.pem
made p256-sec1-parameters.pem p256.crt
openssl ec -in p256-pkcs8.pem -no_public -out p256-sec1-no-public.pem 2> /dev/null
made p256-sec1-no-public.pem p256.crt

# The same with Proc-Type and DEK-Info.
for cipher in aes128 aes192 aes256 des des3 camellia256 aria256; do
	openssl pkey -traditional -in rsa-pkcs8.pem -$cipher -passout pass:$PASSWORD "${LEGACY[@]}" -out rsa-pkcs1-$cipher.pem
	made rsa-pkcs1-$cipher.pem rsa.crt $PASSWORD
	openssl pkey -traditional -in p256-pkcs8.pem -$cipher -passout pass:$PASSWORD "${LEGACY[@]}" -out p256-sec1-$cipher.pem
	made p256-sec1-$cipher.pem p256.crt $PASSWORD
done
for cipher in des-ede-cbc bf-cbc rc2-cbc rc2-64-cbc rc2-40-cbc; do
	openssl pkey -traditional -in p256-pkcs8.pem -$cipher -passout pass:$PASSWORD "${LEGACY[@]}" -out p256-sec1-$cipher.pem
	made p256-sec1-$cipher.pem p256.crt $PASSWORD
done
openssl pkey -traditional -in p256-pkcs8.pem -aes256 -passout "pass:$UTF8_PASSWORD" -out p256-sec1-utf8.pem
made p256-sec1-utf8.pem p256.crt "$UTF8_PASSWORD"

# PKCS#8 encrypted with PBES1 and the schemes of PKCS#12.
for scheme in PBE-MD5-DES PBE-MD5-RC2-64 PBE-SHA1-DES PBE-SHA1-RC2-64 \
		PBE-SHA1-3DES PBE-SHA1-2DES PBE-SHA1-RC2-128 PBE-SHA1-RC2-40 PBE-SHA1-RC4-128 PBE-SHA1-RC4-40; do
	openssl pkcs8 -topk8 -in p256-pkcs8.pem -v1 $scheme -passout pass:$PASSWORD "${LEGACY[@]}" -out p256-$scheme.pem
	made p256-$scheme.pem p256.crt $PASSWORD
done
for scheme in PBE-SHA1-DES PBE-SHA1-3DES; do
	openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -v1 $scheme -passout "pass:$UTF8_PASSWORD" "${LEGACY[@]}" \
		-out ed25519-$scheme-utf8.pem
	made ed25519-$scheme-utf8.pem ed25519.crt "$UTF8_PASSWORD"
done

# PKCS#8 encrypted with PBES2 and PBKDF2: ciphers, then pseudo-random functions.
for cipher in aes-128-cbc aes-192-cbc aes-256-cbc des3 des rc2-cbc rc2-64-cbc rc2-40-cbc bf-cbc camellia-128-cbc \
		camellia-192-cbc camellia-256-cbc aria-128-cbc aria-192-cbc aria-256-cbc; do
	openssl pkcs8 -topk8 -in p256-pkcs8.pem -v2 $cipher -passout pass:$PASSWORD "${LEGACY[@]}" -out p256-pbes2-$cipher.pem
	made p256-pbes2-$cipher.pem p256.crt $PASSWORD
done
for prf in hmacWithMD5 hmacWithSHA1 hmacWithSHA224 hmacWithSHA256 hmacWithSHA384 hmacWithSHA512 hmacWithSHA512-224 \
		hmacWithSHA512-256; do
	openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -v2 aes-256-cbc -v2prf $prf -passout pass:$PASSWORD \
		-out ed25519-pbes2-$prf.pem
	made ed25519-pbes2-$prf.pem ed25519.crt $PASSWORD
done
openssl pkcs8 -topk8 -in rsa-pkcs8.pem -v2 aes-256-cbc -iter 10000 -passout pass:$PASSWORD -out rsa-pbes2.pem
made rsa-pbes2.pem rsa.crt $PASSWORD
openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -v2 aes-256-cbc -passout "pass:$UTF8_PASSWORD" -out ed25519-pbes2-utf8.pem
made ed25519-pbes2-utf8.pem ed25519.crt "$UTF8_PASSWORD"

# PKCS#8 encrypted with PBES2 and scrypt: OpenSSL's own cost, then less.
openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -scrypt -passout pass:$PASSWORD -out ed25519-scrypt.pem
made ed25519-scrypt.pem ed25519.crt $PASSWORD
openssl pkcs8 -topk8 -in p256-pkcs8.pem -v2 aes-128-cbc -scrypt -scrypt_N 1024 -passout pass:$PASSWORD \
	-out p256-scrypt-aes128.pem
made p256-scrypt-aes128.pem p256.crt $PASSWORD
openssl pkcs8 -topk8 -in ed448-pkcs8.pem -scrypt -scrypt_N 1024 -passout "pass:$UTF8_PASSWORD" -out ed448-scrypt-utf8.pem
made ed448-scrypt-utf8.pem ed448.crt "$UTF8_PASSWORD"

# One file with everything around the key.
{ openssl x509 -text -in p256.crt; openssl pkey -pubout -in p256-pkcs8.pem; cat p256-sec1.pem; } > certificate-then-key.pem
made certificate-then-key.pem p256.crt
{ echo 'Bag Attributes: none'; cat p256-PBE-SHA1-3DES.pem; openssl x509 -text -in p256.crt; } > key-then-certificate.pem
made key-then-certificate.pem p256.crt $PASSWORD
sed 's/$/\r/' rsa-pkcs1-aes128.pem > rsa-pkcs1-aes128-crlf.pem
made rsa-pkcs1-aes128-crlf.pem rsa.crt $PASSWORD
cat p256-pkcs8.pem rsa-pkcs8.pem > two-keys.pem
made two-keys.pem p256.crt

# Certificates under their other labels, and several of them.
openssl x509 -in p256.crt -trustout -addtrust clientAuth -setalias alias -out trusted.crt
sed 's/CERTIFICATE/X509 CERTIFICATE/' p256.crt > x509.crt
{ echo 'leaf'; cat rsa.crt; openssl x509 -text -in p256.crt; cat trusted.crt; } > several.crt

# What is refused.
openssl ecparam -name P-256 -genkey -param_enc explicit -out explicit-sec1.pem
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit -out explicit-pkcs8.pem
openssl genpkey -algorithm X25519 -out x25519.pem
openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 2> /dev/null \
	| openssl genpkey -paramfile /dev/stdin -out dsa-pkcs8.pem 2> /dev/null
openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -v2 aes-256-cfb -passout pass:$PASSWORD -out ed25519-cfb.pem

# A password of no characters is one, too.
openssl pkcs8 -topk8 -in ed25519-pkcs8.pem -v2 aes-256-cbc -passout pass: -out ed25519-empty-password.pem

echo "made $(wc -l < keys.tsv) keys"
