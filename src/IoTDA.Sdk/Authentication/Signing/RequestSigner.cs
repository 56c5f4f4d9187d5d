using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>Makes the <c>Authorization</c> header of a request under one of the two algorithms.</summary>
internal sealed class RequestSigner(string? region, string service = "iotdm")
{
    /// <summary>How long an <c>X-Sdk-Date</c> is whose first characters are the date.</summary>
    private const int DateLength = 8;

    private volatile DerivedKey? _derivedKey;

    /// <summary>The header's value.</summary>
    public string Authorization(AccessKey key, string time, ReadOnlySpan<SignedHeader> headers, ReadOnlySpan<byte> canonicalHash)
    {
        var text = new Utf8Text(stackalloc byte[512]);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            if (region is null)
            {
                Sign(key, time, canonicalHash, signature);
                text.Append("SDK-HMAC-SHA256 Access="u8);
                text.Append(key.AccessKeyId);
            }
            else
            {
                DerivedKey derived = KeyFor(key, time);
                Sign(derived, time, canonicalHash, signature);
                text.Append("V11-HMAC-SHA256 Credential="u8);
                text.Append(key.AccessKeyId);
                text.Append((byte)'/');
                text.Append(derived.Info);
            }

            text.Append(", SignedHeaders="u8);
            CanonicalRequest.AppendNames(ref text, headers);
            text.Append(", Signature="u8);
            text.AppendHex(signature);
            return Encoding.ASCII.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    private static void Sign(AccessKey key, string time, ReadOnlySpan<byte> canonicalHash, Span<byte> signature)
    {
        var secret = new Utf8Text(stackalloc byte[256]);
        var toSign = new Utf8Text(stackalloc byte[128]);
        try
        {
            secret.Append(key.SecretAccessKey);
            toSign.Append("SDK-HMAC-SHA256\n"u8);
            toSign.Append(time);
            toSign.Append((byte)'\n');
            toSign.AppendHex(canonicalHash);
            HMACSHA256.HashData(secret.Written, toSign.Written, signature);
        }
        finally
        {
            secret.Dispose();
            toSign.Dispose();
        }
    }

    private static void Sign(DerivedKey key, string time, ReadOnlySpan<byte> canonicalHash, Span<byte> signature)
    {
        var toSign = new Utf8Text(stackalloc byte[256]);
        try
        {
            toSign.Append("V11-HMAC-SHA256\n"u8);
            toSign.Append(time);
            toSign.Append((byte)'\n');
            toSign.Append(key.Info);
            toSign.Append((byte)'\n');
            toSign.AppendHex(canonicalHash);
            HMACSHA256.HashData(key.Text, toSign.Written, signature);
        }
        finally
        {
            toSign.Dispose();
        }
    }

    private DerivedKey KeyFor(AccessKey key, string time)
    {
        ReadOnlySpan<char> date = time.AsSpan(0, DateLength);
        if (_derivedKey is { } last && last.IsFor(key, date))
        {
            return last;
        }

        return _derivedKey = new DerivedKey(key, date, region!, service);
    }
}
