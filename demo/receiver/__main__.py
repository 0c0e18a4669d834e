"""Start Replybox; everything that it needs to know is in five variables of the environment."""

import os
from pathlib import Path

from demo.receiver.inbox import Inbox
from demo.receiver.server import serve
from demo.receiver.store import Store

if __name__ == "__main__":
    store = Store(Path(os.environ["RECEIVER_FILE"]))
    inbox = Inbox(os.environ["RECEIVER_SECRET"], store)
    address = (os.environ["RECEIVER_HOST"], int(os.environ["RECEIVER_PORT"]))
    serve(address, inbox, store, os.environ.get("RECEIVER_BACK", ""))
