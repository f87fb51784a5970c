using System.Security.Claims;
using Bunit;
using FollowUp.Core.Analytics;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Templates;
using FollowUp.Tests.Support;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using Radzen;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Pages on stand-ins of the ports, seen by a signed-in member of Stockholm.</summary>
public abstract class PageContext : BunitContext
{
    protected static readonly Guid Organization = new("01950000-0000-7000-8000-0000000000aa");

    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Drawers>();
        Services.AddScoped<Confirmations>();
        Services.AddScoped<UserActions>();
        Services.AddScoped<CurrentActor>();
        Services.AddSingleton<IClock>(Clock);
        Services.AddSingleton<IIdSource>(new SequentialIds());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Requests);
        Services.AddSingleton(Commands);
        Services.AddSingleton(Messages);
        Services.AddSingleton(Letters);
        Services.AddSingleton(CleanUp);
        Services.AddSingleton(Campaigns);
        Services.AddSingleton(Templates);
        Services.AddSingleton(Media);
        Services.AddSingleton(Reviews);
        Services.AddSingleton(Contacts);
        Services.AddSingleton(Home);
        Services.AddSingleton(Costs);
        Services.AddSingleton(Prices);
        Services.AddSingleton(Health);
        RenderTree.Add<CascadingValue<string>>(zone => zone.Add(value => value.Name, "Zone").Add(value => value.Value, "Europe/Stockholm"));
        SignIn(Role.Owner);
        Campaigns.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(new Page<RequestCampaignRow>([], 0));
        Costs.OfDaysAsync(default!, default, default).ReturnsForAnyArgs([]);
        Health.SinceAsync(default!, default, default).ReturnsForAnyArgs([]);
    }

    protected ManualClock Clock { get; } = new();

    protected IMedia Media { get; } = Substitute.For<IMedia>();

    protected IRequestQueries Requests { get; } = Substitute.For<IRequestQueries>();

    protected IRequestCommands Commands { get; } = Substitute.For<IRequestCommands>();

    protected IMessageQueries Messages { get; } = Substitute.For<IMessageQueries>();

    protected IDeadLetters Letters { get; } = Substitute.For<IDeadLetters>();

    protected ICleanUpRules CleanUp { get; } = Substitute.For<ICleanUpRules>();

    protected IRequestCampaigns Campaigns { get; } = Substitute.For<IRequestCampaigns>();

    protected ITemplates Templates { get; } = Substitute.For<ITemplates>();

    protected IReviews Reviews { get; } = Substitute.For<IReviews>();

    protected IContactQueries Contacts { get; } = Substitute.For<IContactQueries>();

    protected IHomeQueries Home { get; } = Substitute.For<IHomeQueries>();

    protected ICosts Costs { get; } = Substitute.For<ICosts>();

    protected IPrices Prices { get; } = Substitute.For<IPrices>();

    protected IAccountHealth Health { get; } = Substitute.For<IAccountHealth>();

    protected Instant Now => Clock.GetCurrentInstant();

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected void SignIn(Role role)
        => AddAuthorization().SetAuthorized("Mara Lindqvist").SetClaims(
        [
            new Claim(ClaimTypes.NameIdentifier, "01950000-0000-7000-8000-0000000000bb"),
            .. ActorClaims.Of(Organization, role),
        ]);
}
