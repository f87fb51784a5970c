using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Endpoints;

/// <summary>The application as composed comes up.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_application_starts_on_an_empty_database(DatabaseKind kind)
    {
        using var app = new TestApp(kind);

        Assert.Equal("live", await app.CreateClient().GetStringAsync("/health/live"));
    }

    [Fact]
    public void Each_provider_has_one_sender()
    {
        using var app = new TestApp();
        var providers = app.Services.GetServices<IChannelSender>().Select(sender => sender.Provider).ToList();

        Assert.Contains("smtp", providers);
        Assert.Equal(providers.Distinct(), providers);
    }
}
