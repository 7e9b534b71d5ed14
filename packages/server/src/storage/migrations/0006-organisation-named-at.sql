-- Since when an organisation has its name: of two that are called alike, whoever was first to is vouched for.
alter table account.organisation add column named_at timestamptz not null default now();
