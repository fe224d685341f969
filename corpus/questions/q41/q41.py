# ANCHOR: craft
from scapy.all import ARP, IP, UDP, Ether, sniff, wrpcap

HERE, ROUTER = '02:00:00:00:00:01', '02:00:00:00:00:02'


def craft():
    yield Ether(src=HERE, dst='ff:ff:ff:ff:ff:ff') / ARP(
        hwsrc=HERE, psrc='192.0.2.1', pdst='192.0.2.254'
    )
    for host, text in (('198.51.100.7', b'hello'), ('203.0.113.9', b'goodbye')):
        # PAIR: ip
        ip = IP(src='192.0.2.1', dst=host, id=0, flags='DF', ttl=64)
        yield Ether(src=HERE, dst=ROUTER) / ip / UDP(sport=40000, dport=9) / text
# ANCHOR_END: craft


# ANCHOR: monitor
def monitor_packet(packet):
    if IP in packet:
        # PAIR: addresses
        print(f'IP: {packet[IP].src} -> {packet[IP].dst}')
# ANCHOR_END: monitor


# ANCHOR: manipulate
def checksums(packet):
    return f'{packet[IP].chksum:04x} {packet[UDP].chksum:04x}'


def redirect(packet, host):
    if IP not in packet or UDP not in packet:
        return packet
    before = checksums(packet)
    packet[IP].dst = host
    del packet[IP].chksum, packet[UDP].chksum
    packet = Ether(bytes(packet))
    print(f'Checksums: {before} -> {checksums(packet)}')
    # PAIR: changed
    return packet
# ANCHOR_END: manipulate


# ANCHOR: main
wrpcap('traffic.pcap', list(craft()))
packets = sniff(offline='traffic.pcap', prn=monitor_packet)

wrpcap('changed.pcap', [redirect(packet, '192.0.2.99') for packet in packets])
sniff(offline='changed.pcap', prn=monitor_packet, store=False)
# ANCHOR_END: main
