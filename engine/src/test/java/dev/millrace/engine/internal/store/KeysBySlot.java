package dev.millrace.engine.internal.store;

/** Keys of slots, as rows would hold them, and a probe for them with as few different hashes as asked for. */
final class KeysBySlot extends KeyProbe {

    private final int[] keys;
    private final int hashes;
    private int wanted;
    private int compared;

    KeysBySlot(int slots, int hashes) {
        this.keys = new int[slots];
        this.hashes = hashes;
    }

    void put(int slot, int key) {
        keys[slot] = key;
    }

    int keyOf(int slot) {
        return keys[slot];
    }

    KeysBySlot of(int key) {
        wanted = key;
        return this;
    }

    int compared() {
        return compared;
    }

    @Override
    public int hash() {
        return wanted % hashes * 0x10000;
    }

    @Override
    public boolean matches(int slot) {
        compared++;
        return keys[slot] == wanted;
    }
}
