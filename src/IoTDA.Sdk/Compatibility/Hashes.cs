using Microsoft.CodeAnalysis;

namespace System.Security.Cryptography;

/// <summary>The key derivation of RFC 5869 with SHA-256, the one that signatures take.</summary>
[Embedded]
internal static class HKDF
{
    /// <summary>Extracts a pseudo-random key.</summary>
    public static void Extract(HashAlgorithmName hashAlgorithmName, ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, Span<byte> prk)
    {
        ThrowIfOther(hashAlgorithmName);
        HMACSHA256.HashData(salt, ikm, prk);
    }

    /// <summary>Expands a pseudo-random key.</summary>
    public static void Expand(HashAlgorithmName hashAlgorithmName, ReadOnlySpan<byte> prk, Span<byte> output, ReadOnlySpan<byte> info)
    {
        ThrowIfOther(hashAlgorithmName);
        Span<byte> block = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(prk, [.. info, 1], block);
        block[..output.Length].CopyTo(output);
    }

    private static void ThrowIfOther(HashAlgorithmName name)
    {
        if (name != HashAlgorithmName.SHA256)
        {
            throw new NotSupportedException($"HKDF stands in for SHA-256 only, not for {name.Name}.");
        }
    }
}

/// <summary>Hashes without an object to dispose of.</summary>
[Embedded]
internal static class Sha256Extensions
{
    extension(SHA256)
    {
        /// <summary>The size of a hash.</summary>
        public static int HashSizeInBytes => 32;
    }
}

/// <summary>Codes without an object to dispose of.</summary>
[Embedded]
internal static class HmacSha256Extensions
{
    private const int Size = 32;

    extension(HMACSHA256)
    {
        /// <summary>The size of a code.</summary>
        public static int HashSizeInBytes => Size;

        /// <summary>Makes a code.</summary>
        public static int HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination)
        {
            using var hmac = new HMACSHA256(key.ToArray());
            hmac.ComputeHash(source.ToArray()).CopyTo(destination);
            return Size;
        }
    }

    extension(HMACSHA256 hmac)
    {
        /// <summary>Makes a code.</summary>
        public bool TryComputeHash(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten)
        {
            hmac.ComputeHash(source.ToArray()).CopyTo(destination);
            bytesWritten = Size;
            return true;
        }
    }
}
