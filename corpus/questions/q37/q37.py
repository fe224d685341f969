# ANCHOR: write
import struct


def write_binary_data(filepath, data):
    with open(filepath, 'wb') as file:
        file.write(data)
# ANCHOR_END: write


# ANCHOR: read
def read_binary_data(filepath):
    with open(filepath, 'rb') as file:
        return file.read()
# ANCHOR_END: read


# ANCHOR: usage
data = b'This is binary data'
write_binary_data('example.bin', data)
read_data = read_binary_data('example.bin')
assert read_data == data
print(len(read_data), read_data[0])
print(read_data.decode('utf-8'))
# ANCHOR_END: usage

# ANCHOR: not-text
write_binary_data('pixels.bin', bytes([0, 127, 128, 255]))
pixels = read_binary_data('pixels.bin')
print(pixels.hex(' '))
try:
    pixels.decode('utf-8')
except UnicodeDecodeError as e:
    print('Not text from byte', e.start)
# ANCHOR_END: not-text

# ANCHOR: pack
RECORD = struct.Struct('<4sIf')  # magic, number, reading: 12 bytes


def pack_record(number, reading):
    return RECORD.pack(b'SENS', number, reading)
# ANCHOR_END: pack


# ANCHOR: unpack
def unpack_record(record):
    magic, number, reading = RECORD.unpack(record)
    if magic != b'SENS':
        raise ValueError('not a sensor record')
    return number, reading
# ANCHOR_END: unpack


# ANCHOR: format
write_binary_data('sensor.bin', pack_record(1000, 21.5))
record = read_binary_data('sensor.bin')
print(record.hex(' '))
number, reading = unpack_record(record)
print(number, reading)
try:
    unpack_record(record[:7])
except struct.error:
    # PAIR: damaged
    print('Damaged: 7 bytes')
# ANCHOR_END: format
