SELECT url, title, etag, modified, last_pulled, status FROM feeds ORDER BY feed;
