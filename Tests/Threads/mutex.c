/*
 * Lets ThreadSanitizer see who waits for a Mutex of Swift.
 *
 * Taking a Mutex that is free, and giving it back, is compiled into whoever does so, and seen. Waiting
 * for one (`_MutexHandle._lockSlow` of Swift 6.3 on Linux) is a system call (FUTEX_LOCK_PI) made in
 * libswiftSynchronization, which isn't instrumented: the kernel hands the lock over, nothing seems to
 * order the two threads, and what both do under the lock is reported as a race.
 *
 * Linked into what is tested, this stands for that function and tries until the lock is free, by an
 * exchange that is instrumented. No report is suppressed: what isn't done under a lock, or under another
 * one, is told as before. Without a waiter in the kernel the function that wakes one is never called.
 * Should a later Swift name or do it otherwise, the wrong reports come back; `check.sh` tells.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

#define METHOD __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

/* Synchronization._MutexHandle._lockSlow(UInt32) -> (): a free lock is 0, else the thread's number. */
METHOD void lock_slow(uint32_t thread, SELF _Atomic uint32_t *lock)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");

METHOD void lock_slow(uint32_t thread, SELF _Atomic uint32_t *lock)
{
    for (;;) {
        uint32_t free = 0;
        if (atomic_compare_exchange_strong_explicit(lock, &free, thread, memory_order_acquire,
                                                    memory_order_relaxed))
            return;
        sched_yield();
    }
}
