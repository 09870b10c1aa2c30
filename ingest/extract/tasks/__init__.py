"""What a document wants done.

`work` calls the readers of tasks in lists (`listed`), in `tables` and in running text (`pledges`), and of
`goals`, of which `aims` tells the indicators; `planning` is what they share: how tasks are worded
(`wordings`), who acts (`actors`), who leads and helps by when (`assignments`), in which group (`grouping`),
and how a task is put together of all this (`composing`).
"""
