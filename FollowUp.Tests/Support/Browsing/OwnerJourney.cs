using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>Tests of an owner who has signed in to an application of their own.</summary>
public abstract class OwnerJourney : IAsyncLifetime, IDisposable
{
    private protected TestApp App { get; } = new();

    private protected Visit Visit { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        Visit = await Visit.BeginAsync(App.Listen());
        await Visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
    }

    public async Task DisposeAsync() => await Visit.DisposeAsync();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }
}
