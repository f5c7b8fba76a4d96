"""A Dask cluster of two worker processes: `python -m tests.cluster.crew` says its address.

Each line it is sent is answered with the numbers of its worker processes; it ends with its input.
"""

import sys

import dask
from distributed import LocalCluster

if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)  # noqa: T201
        for _ in sys.stdin:
            print(*(worker.pid for worker in cluster.workers.values()), flush=True)  # noqa: T201
