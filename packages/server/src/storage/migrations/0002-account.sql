-- People, their addresses and passkeys; organisations, roles, invitations and API keys.

-- The tables of the session library; its columns keep the library's names.
create schema auth;
create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth."session" (
  id uuid primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" (id) on delete cascade
);
create index session_by_user on auth."session" ("userId");
create table auth."account" (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_by_user on auth."account" ("userId");
create table auth."verification" (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth."verification" (identifier);
create table auth."passkey" (
  id uuid primary key,
  name text,
  "publicKey" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "credentialID" text not null unique,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz default now(),
  aaguid text
);
create index passkey_by_user on auth."passkey" ("userId");
-- The library writes these rows itself: their audit line comes from here, so that it is in the same transaction.
create function auth.audit_row() returns trigger language plpgsql as $$ declare row record; begin
  row := case when tg_op = 'DELETE' then old else new end;
  insert into storage.audit (at, person_id, actor_kind, actor_id, action, subject)
  values (clock_timestamp(), row."userId", 'person', row."userId"::text,
    tg_table_name || case when tg_op = 'DELETE' then '.row-removed' else '.row-added' end, tg_table_name || ':' || row.id);
  return null;
end $$;
create trigger audit_session after insert or delete on auth."session" for each row execute function auth.audit_row();
create trigger audit_passkey after insert or delete on auth."passkey" for each row execute function auth.audit_row();

grant usage on schema auth to laurel_app;
grant select, insert, update, delete on all tables in schema auth to laurel_app;

create schema account;

-- A person is one row here and one in auth."user", under the same id.
create table account.person (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table account.email (
  id uuid primary key,
  person_id uuid not null references account.person (id) on delete cascade,
  email text not null,
  verified_at timestamptz,
  is_primary boolean not null default false,
  created_at timestamptz not null,
  unique (person_id, email),
  check (email = lower(email)),
  check (verified_at is not null or not is_primary)
);
-- An address proves one person only; unproven claims on it may be many and count for nothing.
create unique index email_verified_once on account.email (email) where verified_at is not null;
create unique index email_one_primary on account.email (person_id) where is_primary;

create table account.mail_token (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('sign-up', 'email', 'password-reset')),
  person_id uuid not null references account.person (id) on delete cascade,
  email_id uuid references account.email (id) on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index mail_token_by_person on account.mail_token (person_id);

-- Wrong passwords in a row for one address, known here or not; the address itself is not kept.
create table account.sign_in_failure (
  address_hash bytea primary key,
  failures integer not null check (failures > 0),
  next_at timestamptz not null
);

create table account.organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  description text not null,
  website text,
  logo_url text,
  did text not null unique,
  created_at timestamptz not null
);

create table account.membership (
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'issuer', 'instructor', 'reviewer', 'viewer')),
  joined_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create index membership_by_person on account.membership (person_id);

create table account.invitation (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  email text not null,
  role text not null check (role in ('owner', 'admin', 'issuer', 'instructor', 'reviewer', 'viewer')),
  token_hash bytea not null unique,
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  invited_by uuid references account.person (id) on delete set null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index invitation_by_organisation on account.invitation (organisation_id, created_at desc);

create table account.api_key (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  hint text not null,
  secret_hash bytea not null,
  created_by uuid references account.person (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_by_organisation on account.api_key (organisation_id, created_at desc);

-- Says when a key was last used; bookkeeping that changes nothing, so it needs no audit line.
create function account.touch_api_key(used_key uuid, used_at timestamptz) returns void language plpgsql
  as $$ declare before text := coalesce(current_setting('laurel.system', true), ''); begin
    perform set_config('laurel.system', 'on', true);
    update account.api_key set last_used_at = used_at where id = used_key;
    perform set_config('laurel.system', before, true);
  end $$;

alter table account.membership enable row level security;
alter table account.membership force row level security;
create policy membership_read on account.membership for select using (
  storage.is_system() or organisation_id = storage.current_organisation() or person_id = storage.current_person());
create policy membership_write on account.membership for all using (organisation_id = storage.current_organisation())
  with check (organisation_id = storage.current_organisation());

alter table account.invitation enable row level security;
alter table account.invitation force row level security;
create policy invitation_all on account.invitation using (
  storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());

alter table account.api_key enable row level security;
alter table account.api_key force row level security;
create policy api_key_all on account.api_key using (
  storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());

-- What an organisation says of itself is public; only its own requests change it.
alter table account.organisation enable row level security;
alter table account.organisation force row level security;
create policy organisation_read on account.organisation for select using (true);
create policy organisation_insert on account.organisation for insert with check (id = storage.current_organisation());
create policy organisation_update on account.organisation for update using (id = storage.current_organisation());

grant usage on schema account to laurel_app;
grant select, insert, update, delete on all tables in schema account to laurel_app;
revoke delete on account.organisation from laurel_app;
