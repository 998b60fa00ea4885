INSERT INTO feeds (url, title, etag, modified, last_pulled, status)
VALUES (:url, :title, :etag, :modified, :last_pulled, :status)
ON CONFLICT (url) DO UPDATE SET
  title = excluded.title, etag = excluded.etag, modified = excluded.modified,
  last_pulled = excluded.last_pulled, status = excluded.status;
