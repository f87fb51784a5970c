using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Accounts, other organizations, and messages that nothing but a person asked for.</summary>
internal sealed partial class Story
{
    /// <summary>The address the organization's first account sends from.</summary>
    public const string First = "hello@sandbox.example";

    /// <summary>Adds an account behind those there are; hand-overs through it come from <paramref name="from"/>.</summary>
    public async Task<Guid> AccountAsync(string from, int priority = 1000, string settings = "{}")
    {
        var account = new ChannelAccount
        {
            Id = Get<IIdSource>().NewId(), OrganizationId = Owner.OrganizationId, Channel = Channel.Email, Provider = ChannelAccount.SandboxProvider,
            Name = from, From = from, Priority = priority, Settings = settings, CreatedAt = Clock.Now,
        };
        await using var context = Open();
        context.Add(account);
        await context.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>Gives the first account settings such as a rate.</summary>
    public async Task LimitAsync(string settings)
    {
        await using var context = Open();
        await context.Set<ChannelAccount>().Where(row => row.From == First).ExecuteUpdateAsync(set => set.SetProperty(row => row.Settings, settings));
    }

    /// <summary>Another organization with an account of its own.</summary>
    public async Task<Guid> NeighbourAsync(string from)
    {
        var organization = new Organization { Id = Get<IIdSource>().NewId(), Name = "Neighbour", CreatedAt = Clock.Now };
        await using var context = Open();
        context.Add(organization);
        context.Add(new ChannelAccount
        {
            Id = Get<IIdSource>().NewId(), OrganizationId = organization.Id, Channel = Channel.Email, Provider = ChannelAccount.SandboxProvider, Name = from, From = from, CreatedAt = Clock.Now,
        });
        await context.SaveChangesAsync();
        return organization.Id;
    }

    /// <summary>Messages to person1@example.com and so on, due one millisecond after the other.</summary>
    public async Task WriteAsync(int count, Lane lane = Lane.Broadcast, Guid? organization = null, string to = "person")
    {
        var origin = Get<IIdSource>().NewId();
        await using var context = Open();
        context.AddRange(Enumerable.Range(1, count).Select(number => new Message
        {
            Id = Get<IIdSource>().NewId(), OrganizationId = organization ?? Owner.OrganizationId, Origin = OriginKind.Test, OriginId = origin, Slot = $"{number}", Lane = lane,
            Channel = Channel.Email, Address = $"{to}{number}@example.com", Data = """{"Subject":"Hello","Text":"Hello"}""", State = MessageState.Planned,
            PlannedAt = Clock.Now, DueAt = Clock.Now - Duration.FromSeconds(10) + Duration.FromMilliseconds(number), ExpiresAt = Clock.Now + Duration.FromDays(7), Token = Get<IIdSource>().NewToken(),
        }));
        await context.SaveChangesAsync();
    }
}
