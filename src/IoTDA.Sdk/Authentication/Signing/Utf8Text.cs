using System.Buffers;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>Builds UTF-8 text in a buffer of the caller's, usually on the stack; a longer text moves to the array pool.</summary>
internal ref struct Utf8Text
{
    private byte[]? _rented;
    private Span<byte> _bytes;
    private int _length;

    /// <summary>Starts empty.</summary>
    public Utf8Text(Span<byte> initial)
    {
        _bytes = initial;
        _rented = null;
        _length = 0;
    }

    /// <summary>The length in bytes.</summary>
    public readonly int Length => _length;

    /// <summary>The text so far; valid until the next append.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    /// <summary>Appends one ASCII character.</summary>
    public void Append(byte character)
    {
        Reserve(1);
        _bytes[_length++] = character;
    }

    /// <summary>Appends UTF-8 text.</summary>
    public void Append(scoped ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes[_length..]);
        _length += text.Length;
    }

    /// <summary>Appends characters.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes[_length..]);
    }

    /// <summary>Appends bytes as lower-case hexadecimal digits.</summary>
    public void AppendHex(scoped ReadOnlySpan<byte> value)
    {
        Reserve(value.Length * 2);
        HexDigits.Write(value, _bytes[_length..]);
        _length += value.Length * 2;
    }

    /// <summary>Gives the buffer back. What it held may have been secret, and is cleared.</summary>
    public void Dispose()
    {
        _bytes[.._length].Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }

        this = default;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, _bytes.Length * 2));
        Written.CopyTo(larger);
        _bytes[.._length].Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }

        _bytes = _rented = larger;
    }
}
