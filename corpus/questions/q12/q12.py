# ANCHOR: sort
def three_sum(nums):
    nums.sort()
    result = []
    # ANCHOR_END: sort
    # ANCHOR: first
    for i in range(len(nums) - 2):
        if i > 0 and nums[i] == nums[i - 1]:
            continue
        # ANCHOR_END: first
        # ANCHOR: pointers
        left, right = i + 1, len(nums) - 1
        while left < right:
            total = nums[i] + nums[left] + nums[right]
            # PAIR: compare
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            # ANCHOR_END: pointers
            # ANCHOR: found
            else:
                # PAIR: triplet
                result.append([nums[i], nums[left], nums[right]])
                while left < right and nums[left] == nums[left + 1]:
                    left += 1
                while left < right and nums[right] == nums[right - 1]:
                    right -= 1
                left += 1
                right -= 1
    return result
# ANCHOR_END: found


# ANCHOR: usage
nums = [-1, 0, 1, 2, -1, -4]
print(three_sum(nums))
print(nums)
# ANCHOR_END: usage

# ANCHOR: repeated
nums = [0, 2, -2, 0, 2, -2, 0]
print(three_sum(nums.copy()))
print(nums)
# ANCHOR_END: repeated

# ANCHOR: too-short
print(three_sum([1, -1]))
# ANCHOR_END: too-short
