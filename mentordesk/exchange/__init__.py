"""Files in and out: sign-ups, answers, workbooks."""
