-- What can be handed in is more than what pages show.

alter table file.file drop constraint file_media_type_check,
  add check (media_type in ('image/png', 'video/webm', 'video/mp4', 'text/vtt') or is_private and media_type in (
    'text/plain', 'application/pdf', 'application/zip',
    'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.presentation',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation'));

-- No file is deleted by the application's own hand: only those that have no public address, of whom the transaction is in.
revoke delete on file.file from laurel_app;
create function file.forget_private(ids uuid[]) returns setof uuid
  language sql security definer set search_path = pg_catalog
  as $$ delete from file.file where id = any(ids) and is_private
    and (storage.is_system() or organisation_id = storage.current_organisation()) returning id $$;
revoke execute on function file.forget_private(uuid[]) from public;
grant execute on function file.forget_private(uuid[]) to laurel_app;
