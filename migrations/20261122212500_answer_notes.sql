-- Why an answer has no words although it was ended: the candidate is told, and types them or records again.
alter table answers add column note text check (note in ('no_recogniser', 'nothing_heard', 'recogniser_failed'));
