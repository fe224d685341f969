// ANCHOR: craft
use etherparse::{
    ArpEthIpv4Packet, ArpOperation, Ipv4Header, LinkExtHeader, NetHeaders, NetSlice, PacketBuilder,
    PacketHeaders, SlicedPacket, TransportHeader, UdpHeader,
};
use pcap_file::pcap::{PcapPacket, PcapReader, PcapWriter};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::{SystemTime, UNIX_EPOCH};

const HERE: [u8; 6] = [2, 0, 0, 0, 0, 1];
const ROUTER: [u8; 6] = [2, 0, 0, 0, 0, 2];

fn craft() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let request = ArpEthIpv4Packet {
        operation: ArpOperation::REQUEST,
        sender_mac: HERE,
        sender_ipv4: [192, 0, 2, 1],
        target_mac: [0; 6],
        target_ipv4: [192, 0, 2, 254],
    };
    let mut data = Vec::new();
    PacketBuilder::ethernet2(HERE, [0xff; 6])
        .arp(request.into())
        .write(&mut data)?;
    let mut packets = vec![data];

    for (host, text) in [([198, 51, 100, 7], "hello"), ([203, 0, 113, 9], "goodbye")] {
        let mut data = Vec::new();
        PacketBuilder::ethernet2(HERE, ROUTER)
            // PAIR: ip
            .ipv4([192, 0, 2, 1], host, 64)
            .udp(40000, 9)
            .write(&mut data, text.as_bytes())?;
        packets.push(data);
    }
    Ok(packets)
}
// ANCHOR_END: craft

// ANCHOR: monitor
fn monitor_packet(data: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Some(NetSlice::Ipv4(packet)) = SlicedPacket::from_ethernet(data)?.net {
        let ip = packet.header();
        // PAIR: addresses
        println!("IP: {} -> {}", ip.source_addr(), ip.destination_addr());
    }
    Ok(())
}
// ANCHOR_END: monitor

// ANCHOR: manipulate
fn checksums(ip: &Ipv4Header, udp: &UdpHeader) -> String {
    format!("{:04x} {:04x}", ip.header_checksum, udp.checksum)
}

fn redirect(data: &[u8], host: [u8; 4]) -> Result<Vec<u8>, Box<dyn Error>> {
    let PacketHeaders {
        net: Some(NetHeaders::Ipv4(mut ip, extensions)),
        transport: Some(TransportHeader::Udp(mut udp)),
        link: Some(link),
        link_exts,
        payload,
    } = PacketHeaders::from_ethernet_slice(data)?
    else {
        return Ok(data.to_vec());
    };
    let before = checksums(&ip, &udp);
    ip.destination = host;
    ip.header_checksum = ip.calc_header_checksum();
    udp.checksum = udp.calc_checksum_ipv4(&ip, payload.slice())?;
    println!("Checksums: {before} -> {}", checksums(&ip, &udp));

    let tags: usize = link_exts.iter().map(LinkExtHeader::header_len).sum();
    let mut changed = data[..link.header_len() + tags].to_vec();
    ip.write_raw(&mut changed)?;
    extensions.write(&mut changed, ip.protocol)?;
    udp.write(&mut changed)?;
    changed.extend(&data[changed.len()..]);
    // PAIR: changed
    Ok(changed)
}
// ANCHOR_END: manipulate

// ANCHOR: files
fn write_capture(path: &str, packets: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
    let mut writer = PcapWriter::new(BufWriter::new(File::create(path)?))?;
    for data in packets {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
        writer.write_packet(&PcapPacket::new(now, u32::try_from(data.len())?, data))?;
    }
    writer.into_writer().flush()?;
    Ok(())
}

fn read_capture(path: &str) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut reader = PcapReader::new(File::open(path)?)?;
    let mut packets = Vec::new();
    while let Some(packet) = reader.next_packet() {
        packets.push(packet?.data.into_owned());
    }
    Ok(packets)
}
// ANCHOR_END: files

// ANCHOR: main
pub fn main() -> Result<(), Box<dyn Error>> {
    write_capture("traffic.pcap", &craft()?)?;
    let packets = read_capture("traffic.pcap")?;
    packets.iter().try_for_each(|data| monitor_packet(data))?;

    let changed = packets.iter().map(|data| redirect(data, [192, 0, 2, 99]));
    write_capture("changed.pcap", &changed.collect::<Result<Vec<_>, _>>()?)?;
    let packets = read_capture("changed.pcap")?;
    packets.iter().try_for_each(|data| monitor_packet(data))
}
// ANCHOR_END: main
