"""Publish: finished files in, an output folder that holds all of them or none out.

What is guaranteed, whenever the process is killed or the machine loses power:

- On Linux and macOS the folder is at every moment the complete old or the complete new set: the new one is written
  beside it, flushed to disk, and the two folders change places in one step of the system.
- Where the system or the disk cannot do that (Windows, some network disks) the old folder is renamed away, then the new
  one into its place. A process killed between the two leaves the old set in the folder `.<name>.old`; the next build
  puts it back.
- On Windows a PDF open in a viewer keeps the folder from being renamed: nothing is changed, and the build says so.
- Files in the folder that are not ours stay. A folder without our manifest is never touched.
"""

from lzz_report.publish.folder import publish
from lzz_report.publish.lock import edition_lock

__all__ = ["edition_lock", "publish"]
