SELECT file, reason, started FROM unread LEFT JOIN runs USING (run) ORDER BY unread DESC LIMIT :limit OFFSET :start;
