-- An answer that its recorder left is ended by the service after 24 hours. Its device may come back later with
-- the rest: only an answer that was ended in this way may be gone on with, one that its candidate ended may not.
alter table answers add column abandoned boolean not null default false;
