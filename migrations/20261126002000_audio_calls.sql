-- Transcription through the AI layer: what was paid for is sound, and each utterance says who heard it.
alter table ai_calls add column audio_seconds real not null default 0 check (audio_seconds >= 0);

-- Model id or recogniser; null where one recogniser hears everything, and its name stands with the transcript.
alter table segments add column heard_by text;
