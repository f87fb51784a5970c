using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Infrastructure.Channels.Twilio;
using FollowUp.Tests.Contracts.Fakes;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Contracts;

/// <summary>A catalogue as it is registered, and the fake provider that it asks.</summary>
internal sealed class CatalogueTrial : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private CatalogueTrial(FakeProvider fake, Func<IServiceCollection, IServiceCollection> register, ChannelAccountSettings account)
    {
        (Fake, Account) = (fake, account);
        services = register(new ServiceCollection().AddSingleton<IClock>(new ManualClock()).AddProviderHttp(HttpLimits.Default, new HttpAddresses(AllowPrivate: true))).BuildServiceProvider();
    }

    public FakeProvider Fake { get; }

    public ChannelAccountSettings Account { get; }

    public static async Task<CatalogueTrial> BeginAsync(string provider)
    {
        var clock = new ManualClock();
        FakeProvider fake = provider switch
        {
            "meta" => new MetaFake(clock),
            "twilio" => new TwilioFake(clock),
            _ => new InfobipFake(clock),
        };
        await fake.StartAsync();
        var (settings, secret) = provider switch
        {
            "meta" => (new Dictionary<string, string> { ["phoneNumberId"] = MetaFake.Number, ["businessAccountId"] = MetaFake.Business }, ("accessToken", MetaFake.Token)),
            "twilio" => (new Dictionary<string, string> { ["accountSid"] = TwilioFake.Sid }, ("authToken", TwilioFake.Token)),
            _ => ([], ("apiKey", InfobipFake.Key)),
        };
        settings["baseUrl"] = fake.Address;
        return new CatalogueTrial(
            fake, provider switch { "meta" => MetaServices.AddMetaChannel, "twilio" => TwilioServices.AddTwilioChannel, _ => InfobipServices.AddInfobipChannel },
            new ChannelAccountSettings(Guid.Empty, settings, new Dictionary<string, string> { [secret.Item1] = secret.Item2 }));
    }

    public Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings? account = null)
        => services.GetRequiredService<ITemplateCatalogue>().ReadAsync(account ?? Account, CatalogueShelf.Sender, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Fake.DisposeAsync();
    }
}
