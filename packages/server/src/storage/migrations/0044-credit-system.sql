-- In which system credits count. Until now they were shown as ECTS credits wherever they stood.

set local laurel.system = 'on';

alter table issuer.achievement add column credit_system text;
update issuer.achievement set credit_system = 'ECTS' where credits is not null;
alter table issuer.achievement add constraint credit_system_of_credits check (credit_system is null or credits is not null);
