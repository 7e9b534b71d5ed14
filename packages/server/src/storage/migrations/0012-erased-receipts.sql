-- Names of receipts that can no longer be made: each is the hash of a random address, which stays in issuer.credential anyhow.
create table log.erased_receipt (name bytea primary key check (octet_length(name) = 32));
alter table log.erased_receipt enable row level security;
alter table log.erased_receipt force row level security;
create policy erased_receipt_system on log.erased_receipt using (storage.is_system()) with check (storage.is_system());
grant select, insert on log.erased_receipt to laurel_app;
