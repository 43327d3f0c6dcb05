/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * Configures a client as programs that use libssl do, once for every line of its input, and prints what is in the
 * error queue after the first function that fails, oldest first; "ok" if none fails, "empty" if one fails and says
 * nothing. ConfigurationAgreementTests compiles and runs it in the directory that holds the files.
 *
 * A line holds, separated by tabs: name, certificate, key, password, ca-file, ca-directory, crl-file, ciphers,
 * ciphersuites, oldest and newest version, security level. "-" stands for what is not set. A key that is not set is
 * looked for in the certificate file, as the property "key" has it.
 *
 * The configuration file of the system is not read: it may hold other versions, ciphers and levels than OpenSSL's own.
 */

#define _DEFAULT_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

enum { NAME, CERTIFICATE, KEY, PASSWORD, CA_FILE, CA_DIRECTORY, CRL_FILE, CIPHERS, CIPHERSUITES, OLDEST, NEWEST, LEVEL,
	COLUMNS };

static const char *unset(const char *value)
{
	return strcmp(value, "-") == 0 ? NULL : value;
}

/* A program that has no password answers with none. The one built in would ask whoever sits at the terminal. */
static int give_password(char *buffer, int size, int writing, void *data)
{
	const char *password = data;
	int length = password != NULL ? (int) strlen(password) : 0;

	(void) writing;
	if (length > size)
		length = size;
	if (length > 0)
		memcpy(buffer, password, (size_t) length);
	return length;
}

static int version(const char *name)
{
	if (strcmp(name, "SSLv3") == 0)
		return SSL3_VERSION;
	if (strcmp(name, "TLSv1") == 0)
		return TLS1_VERSION;
	if (strcmp(name, "TLSv1.1") == 0)
		return TLS1_1_VERSION;
	if (strcmp(name, "TLSv1.2") == 0)
		return TLS1_2_VERSION;
	if (strcmp(name, "TLSv1.3") == 0)
		return TLS1_3_VERSION;
	return 0x0399;
}

static int add_revocation_lists(SSL_CTX *context, const char *file)
{
	X509_LOOKUP *lookup = X509_STORE_add_lookup(SSL_CTX_get_cert_store(context), X509_LOOKUP_file());

	return lookup != NULL && X509_load_crl_file(lookup, file, X509_FILETYPE_PEM) > 0;
}

/* Versions and ciphers are put together only when the first message is written. */
static int begin(SSL_CTX *context)
{
	SSL *ssl = SSL_new(context);
	int result;

	if (ssl == NULL)
		return 0;
	SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
	SSL_set_connect_state(ssl);
	result = SSL_do_handshake(ssl);
	result = result == 1 || SSL_get_error(ssl, result) == SSL_ERROR_WANT_READ;
	SSL_free(ssl);
	return result;
}

#define STEP(call) \
	do { \
		ERR_clear_error(); \
		if ((call) != 1) \
			return 0; \
	} while (0)

static int configure(SSL_CTX *context, char **column)
{
	const char *certificate = unset(column[CERTIFICATE]);
	const char *key = unset(column[KEY]);

	SSL_CTX_set_security_level(context, atoi(column[LEVEL]));
	SSL_CTX_set_default_passwd_cb(context, give_password);
	SSL_CTX_set_default_passwd_cb_userdata(context, (void *) unset(column[PASSWORD]));
	if (certificate != NULL)
		STEP(SSL_CTX_use_certificate_chain_file(context, certificate));
	if (certificate != NULL || key != NULL) {
		STEP(SSL_CTX_use_PrivateKey_file(context, key != NULL ? key : certificate, SSL_FILETYPE_PEM));
		STEP(SSL_CTX_check_private_key(context));
	}
	if (unset(column[CA_FILE]) != NULL)
		STEP(SSL_CTX_load_verify_file(context, column[CA_FILE]));
	if (unset(column[CA_DIRECTORY]) != NULL)
		STEP(SSL_CTX_load_verify_dir(context, column[CA_DIRECTORY]));
	if (unset(column[CRL_FILE]) != NULL)
		STEP(add_revocation_lists(context, column[CRL_FILE]));
	if (unset(column[CIPHERS]) != NULL)
		STEP(SSL_CTX_set_cipher_list(context, column[CIPHERS]));
	if (unset(column[CIPHERSUITES]) != NULL)
		STEP(SSL_CTX_set_ciphersuites(context, column[CIPHERSUITES]));
	if (unset(column[OLDEST]) != NULL)
		STEP((int) SSL_CTX_set_min_proto_version(context, version(column[OLDEST])));
	if (unset(column[NEWEST]) != NULL)
		STEP((int) SSL_CTX_set_max_proto_version(context, version(column[NEWEST])));
	STEP(begin(context));
	return 1;
}

static void print_queue(void)
{
	unsigned long code = ERR_get_error();

	if (code == 0)
		printf("empty");
	for (const char *separator = ""; code != 0; code = ERR_get_error(), separator = " ")
		printf("%s%08lX", separator, code);
}

int main(void)
{
	char line[4096];

	/* Root may read what no program of a user may. */
	if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0)) {
		perror("seteuid");
		return 1;
	}
	if (!OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, NULL))
		return 1;
	while (fgets(line, sizeof(line), stdin) != NULL) {
		char *column[COLUMNS];
		char *rest = line;
		SSL_CTX *context = SSL_CTX_new(TLS_client_method());

		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < COLUMNS; i++) {
			column[i] = strsep(&rest, "\t");
			if (column[i] == NULL || context == NULL)
				return 1;
		}
		printf("%s\t", column[NAME]);
		if (configure(context, column))
			printf("ok");
		else
			print_queue();
		printf("\n");
		SSL_CTX_free(context);
	}
	return 0;
}
