using System.Buffers;
using System.Text;
using IoTDA.Sdk.Authentication.Signing;

namespace IoTDA.Sdk.Tests.Authentication.Signing;

/// <summary>Text grows out of the caller's buffer, and leaves nothing of a secret behind in any.</summary>
public sealed class Utf8TextTests
{
    [Fact]
    public void A_text_grows_by_characters_bytes_and_digits()
    {
        Utf8Text text = new(stackalloc byte[2]);
        for (int i = 0; i < 40; i++)
        {
            text.Append((byte)'a');
        }

        text.Append("é"u8);
        text.Append("ü".AsSpan());
        text.AppendHex([.. Enumerable.Repeat((byte)0xab, 300)]);
        string written = Encoding.UTF8.GetString(text.Written);
        int length = text.Length;
        text.Dispose();

        Assert.Equal(new string('a', 40) + "éü" + string.Concat(Enumerable.Repeat("ab", 300)), written);
        Assert.Equal(644, length);
    }

    [Fact]
    public void Only_what_does_not_fit_moves_to_the_pool()
    {
        byte[] own = new byte[4];
        Utf8Text text = new(own);
        text.Append("abcd"u8);

        Assert.Equal("abcd"u8, own);
        text.Append((byte)'e');
        string written = Encoding.ASCII.GetString(text.Written);
        text.Dispose();

        Assert.Equal("abcde", written);
        Assert.Equal(new byte[4], own);
    }

    [Fact]
    public void A_buffer_of_the_caller_s_is_cleared()
    {
        byte[] own = new byte[8];
        Utf8Text text = new(own);
        text.Append("secret"u8);

        text.Dispose();

        Assert.Equal(new byte[8], own);
    }

    // The pool gives a thread the array back that the thread returned last.
    [Theory]
    [InlineData(300, 0)]
    [InlineData(300, 1_000)]
    public void An_array_of_the_pool_goes_back_cleared(int first, int more)
    {
        byte[] pooled = ArrayPool<byte>.Shared.Rent(first);
        ArrayPool<byte>.Shared.Return(pooled);
        Utf8Text text = new(stackalloc byte[2]);
        text.Append(Enumerable.Repeat((byte)'s', first).ToArray());
        Assert.Equal((byte)'s', pooled[first - 1]);

        text.Append(Enumerable.Repeat((byte)'s', more).ToArray());
        text.Dispose();

        byte[] again = ArrayPool<byte>.Shared.Rent(first);
        Assert.Same(pooled, again);
        Assert.DoesNotContain((byte)'s', again);
        ArrayPool<byte>.Shared.Return(again);
    }
}
