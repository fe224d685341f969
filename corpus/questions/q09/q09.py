# ANCHOR: node
class ListNode:
    def __init__(self, x):
        # PAIR: val
        self.val = x
        # PAIR: next
        self.next = None
# ANCHOR_END: node


# ANCHOR: meet
def detectCycle(head):
    slow = fast = head
    while fast and fast.next:
        slow = slow.next
        fast = fast.next.next
        # ANCHOR_END: meet
        # ANCHOR: start
        if slow == fast:
            while head != slow:
                head = head.next
                slow = slow.next
            return head
    return None
# ANCHOR_END: start


# ANCHOR: use
node1 = ListNode(3)
node2 = ListNode(2)
node3 = ListNode(0)
# PAIR: nodes
node4 = ListNode(-4)
node1.next = node2
node2.next = node3
node3.next = node4
node4.next = node2  # Creates a cycle that starts at node2

# PAIR: first-walk
print(detectCycle(node1).val)

node4.next = None
print(detectCycle(node1), detectCycle(None))

node4.next = node4
# PAIR: own-tail
print(detectCycle(node1).val)
# ANCHOR_END: use
