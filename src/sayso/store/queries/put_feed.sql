INSERT INTO feeds (url, title, etag, modified, last_pulled, status, peace_until)
VALUES (:url, :title, :etag, :modified, :last_pulled, :status, :peace_until)
ON CONFLICT (url) DO UPDATE SET
  title = excluded.title, etag = excluded.etag, modified = excluded.modified,
  last_pulled = excluded.last_pulled, status = excluded.status, peace_until = excluded.peace_until;
