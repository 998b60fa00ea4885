SELECT url, title, etag, modified, last_pulled, status, retry_after FROM feeds ORDER BY feed;
