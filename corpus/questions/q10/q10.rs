// ANCHOR: node
use std::collections::HashMap;
use std::hash::Hash;
use std::mem;
use std::num::NonZeroUsize;

/// Neighbours by their index in the arena; `None` stands for the end of the list.
#[derive(Clone, Copy, Default)]
struct Links {
    prev: Option<usize>,
    next: Option<usize>,
}

struct Node<K, V> {
    // PAIR: key
    key: K,
    // PAIR: value
    value: V,
    // PAIR: links
    links: Links,
}
// ANCHOR_END: node

// ANCHOR: cache
struct LruCache<K, V> {
    capacity: NonZeroUsize,
    slots: HashMap<K, usize>,
    nodes: Vec<Node<K, V>>,
    /// Closes the list to a ring: `next` is the oldest node, `prev` the newest.
    ends: Links,
}

impl<K: Hash + Eq + Clone, V> LruCache<K, V> {
    fn new(capacity: NonZeroUsize) -> Self {
        Self {
            capacity,
            slots: HashMap::new(),
            nodes: Vec::new(),
            ends: Links::default(),
        }
    }
    // ANCHOR_END: cache

    // ANCHOR: get
    fn get(&mut self, key: &K) -> Option<&V> {
        let slot = *self.slots.get(key)?;
        // PAIR: renew-out
        self.detach(slot);
        // PAIR: renew-in
        self.attach(slot);
        Some(&self.nodes[slot].value)
    }
    // ANCHOR_END: get

    // ANCHOR: put
    fn put(&mut self, key: K, value: V) {
        if let Some(&slot) = self.slots.get(&key) {
            self.nodes[slot].value = value;
            // PAIR: old-entry
            self.detach(slot);
            self.attach(slot);
            return;
        }
        let slot = self.store(Node {
            key: key.clone(),
            value,
            links: Links::default(),
        });
        // PAIR: slot
        self.slots.insert(key, slot);
        self.attach(slot);
    }
    // ANCHOR_END: put

    // ANCHOR: evict
    /// Finds room for the node, if need be in the place of the oldest one.
    fn store(&mut self, node: Node<K, V>) -> usize {
        match self.ends.next {
            Some(oldest) if self.nodes.len() == self.capacity.get() => {
                // PAIR: oldest-out
                self.detach(oldest);
                let evicted = mem::replace(&mut self.nodes[oldest], node);
                // PAIR: forget
                self.slots.remove(&evicted.key);
                oldest
            }
            _ => {
                self.nodes.push(node);
                self.nodes.len() - 1
            }
        }
    }
    // ANCHOR_END: evict

    // ANCHOR: links-at
    fn links_at(&mut self, place: Option<usize>) -> &mut Links {
        match place {
            Some(slot) => &mut self.nodes[slot].links,
            None => &mut self.ends,
        }
    }
    // ANCHOR_END: links-at

    // ANCHOR: detach
    // PAIR: out-of-list
    fn detach(&mut self, slot: usize) {
        let Links { prev, next } = self.nodes[slot].links;
        self.links_at(prev).next = next;
        self.links_at(next).prev = prev;
    }
    // ANCHOR_END: detach

    // ANCHOR: attach
    // PAIR: into-list
    fn attach(&mut self, slot: usize) {
        // PAIR: newest
        let newest = self.ends.prev;
        // PAIR: newest-next
        self.links_at(newest).next = Some(slot);
        // PAIR: end-prev
        self.ends.prev = Some(slot);
        self.nodes[slot].links = Links {
            prev: newest,
            next: None,
        };
    }
}
// ANCHOR_END: attach

// ANCHOR: usage
const CAPACITY: NonZeroUsize = NonZeroUsize::new(2).expect("2 is not 0");

pub fn main() {
    // PAIR: cache
    let mut cache = LruCache::new(CAPACITY);
    cache.put(1, 1);
    cache.put(2, 2);
    println!("{}", cache.get(&1).unwrap_or(&-1));
    cache.put(3, 3); // evicts key 2
    println!("{}", cache.get(&2).unwrap_or(&-1));
    // ANCHOR_END: usage

    // ANCHOR: update
    cache.put(1, 10);
    cache.put(4, 4); // evicts key 3
    println!("{}", cache.get(&3).unwrap_or(&-1));
    println!("{}", cache.get(&1).unwrap_or(&-1));
    // ANCHOR_END: update

    // ANCHOR: built-in
    let mut recent = lru::LruCache::new(CAPACITY);
    recent.put(1, 1);
    recent.put(2, 2);
    recent.promote(&1);
    if let Some(evicted) = recent.push(3, 3) {
        println!("{evicted:?}");
    }
}
// ANCHOR_END: built-in
