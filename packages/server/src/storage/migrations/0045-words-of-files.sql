-- What a PDF that was handed in says on its pages, so that it is compared as text files are. It goes with its file.

alter table file.file add column words text check (words is null or is_private);
