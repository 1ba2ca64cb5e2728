-- What was begun last for the key and has not come to its end, whatever it was that was wanted then.
alter table work add column unfinished text;
