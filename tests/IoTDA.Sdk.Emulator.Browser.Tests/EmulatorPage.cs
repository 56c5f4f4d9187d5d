using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace IoTDA.Sdk.Emulator.Browser.Tests;

/// <summary>The page in a browser, with everything that its console called an error.</summary>
internal sealed class EmulatorPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();

    public EmulatorPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Errors => _errors;

    public ILocator At(string selector) => Page.Locator(selector);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task ShowsAsync(string selector, string text) => At(selector).Filter(new() { HasText = text }).First.WaitForAsync();

    public Task ConnectedAsync() => At("#connection.on").WaitForAsync();

    public Task RunAndWaitForAnswerAsync(string path, Func<Task> act)
        => Page.RunAndWaitForResponseAsync(act, response => response.Url.EndsWith(path, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    private void Note(bool isError, string text)
    {
        if (isError)
        {
            _errors.Enqueue(text);
        }
    }
}
