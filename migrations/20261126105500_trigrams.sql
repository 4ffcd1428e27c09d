-- How much two texts have in common, by their trigrams, and an index by owner that gives the nearest first.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
