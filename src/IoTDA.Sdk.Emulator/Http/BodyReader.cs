using IoTDA.Sdk.Emulator.Errors;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Reads a request's body, up to the gateway's limit.</summary>
internal static class BodyReader
{
    private const int MaxBytes = 12 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        using MemoryStream body = new((int)(request.ContentLength ?? 0));
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaxBytes)
            {
                throw TooLarge();
            }

            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static RequestRefusedException TooLarge()
        => new(413, EmulatorErrorCodes.EntityTooLarge, $"The request body has more than {MaxBytes} bytes.");
}
