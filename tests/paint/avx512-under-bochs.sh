#!/usr/bin/env bash
# The loops for AVX-512 (src/paint/soft_hot_v4.c), run where no processor at hand has it: bochs plays one (Skylake-X), boots
# Debian's kernel on it and in that the test which compares the bytes of all loops. Two minutes of CPU for a second's test,
# so it is no part of ./test. Usage: tests/paint/avx512-under-bochs.sh [TEST [FOLDER]]: TEST is the built test, FOLDER keeps what
# is made. Needs: apt-get install bochs bochs-term bochsbios vgabios isolinux syslinux-common genisoimage cpio busybox-static
set -euo pipefail
test=$(realpath "${1:-build/release/tests/test_paint_soft_bytes}")
work=$(realpath -m "${2:-/tmp/avx512-under-bochs}")
mkdir -p "$work" && cd "$work"

if ! ls boot/vmlinuz-* >/dev/null 2>&1; then
    kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p')
    apt-get download -q "$kernel"
    dpkg --fsys-tarfile "$kernel"_*.deb | tar x ./boot
fi

rm -rf root iso
mkdir -p root/{bin,dev,proc,sys,tmp,etc,usr/share/fonts} iso
cp /bin/busybox root/bin/
cp -r /etc/fonts root/etc/
cp -r /usr/share/fontconfig root/usr/share/
cp -r "$(dirname "$(fc-match -f '%{file}' Inter)")" "$(dirname "$(fc-match -f '%{file}' 'DejaVu Sans')")" root/usr/share/fonts/
cp "$test" root/test
ldd "$test" | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^[ \t]*\(\/[^ ]*\) (.*/\1/p' | while read -r library; do
    mkdir -p "root$(dirname "$library")"
    cp -L "$library" "root$library"
done
cat >root/init <<'INIT'
#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox grep -m 1 "model name" /proc/cpuinfo
/bin/busybox grep -m 1 flags /proc/cpuinfo | /bin/busybox tr ' ' '\n' | /bin/busybox grep avx | /bin/busybox tr '\n' ' '
echo
export HOME=/tmp LC_ALL=C.UTF-8
/test
echo "it ended with $?"; /bin/busybox sleep 1
/bin/busybox poweroff -f
INIT
chmod +x root/init
(cd root && find . | cpio -o -H newc --quiet) | gzip -1 >iso/initrd
cp boot/vmlinuz-* iso/kernel
cp /usr/lib/ISOLINUX/isolinux.bin /usr/lib/syslinux/modules/bios/ldlinux.c32 iso/
# bochs gives XSAVEC and XSAVES (bits 321, 323) a wrong size, and the kernel would do without AVX at all
echo 'default kernel initrd=initrd console=ttyS0 quiet mitigations=off clearcpuid=321,323 random.trust_cpu=on' >iso/isolinux.cfg
genisoimage -quiet -o cd.iso -b isolinux.bin -c boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table iso

cat >bochsrc <<RC
cpu: model=corei7_skylake_x, count=1, ips=50000000, reset_on_triple_fault=0
memory: guest=512, host=512
romimage: file=/usr/share/bochs/BIOS-bochs-latest
vgaromimage: file=/usr/share/bochs/VGABIOS-lgpl-latest
ata0-master: type=cdrom, path=cd.iso, status=inserted
boot: cdrom
com1: enabled=1, mode=file, dev=serial.txt
display_library: term
log: bochs.log
panic: action=fatal
clock: sync=none
RC
rm -f serial.txt
echo c >go # Debian's bochs has a debugger that waits to be told
TERM=vt100 script -qec "bochs -q -f bochsrc -rc go" bochs.txt >/dev/null </dev/null || true
cat serial.txt
grep -q 'drawn by loops for x86-64-v4' serial.txt && grep -q 'it ended with 0' serial.txt
