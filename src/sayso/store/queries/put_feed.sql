INSERT INTO feeds (url, title, etag, modified, last_pulled, status, retry_after)
VALUES (:url, :title, :etag, :modified, :last_pulled, :status, :retry_after)
ON CONFLICT (url) DO UPDATE SET
  title = excluded.title, etag = excluded.etag, modified = excluded.modified,
  last_pulled = excluded.last_pulled, status = excluded.status, retry_after = excluded.retry_after;
