-- Run once as the database administrator: psql -f deploy/roles.sql. Then set both passwords with \password.
CREATE ROLE liren_owner LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS;
CREATE ROLE liren_app LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS;
-- PostgreSQL 17 and newer. On 15 and 16: LOCALE 'C.utf8' instead of the last two settings.
CREATE DATABASE liren OWNER liren_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
\connect liren
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
