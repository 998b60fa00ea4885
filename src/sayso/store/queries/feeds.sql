SELECT url, title, etag, modified, last_pulled, status, peace_until FROM feeds ORDER BY feed;
