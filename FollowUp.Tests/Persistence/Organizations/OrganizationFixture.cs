using FollowUp.Core.Delivery;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Seeding;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace FollowUp.Tests.Persistence.Organizations;

/// <summary>Two organizations, one owner each, on one database; a clock that stands still until it is moved.</summary>
public sealed class OrganizationFixture : IDisposable
{
    private readonly TestApp app;

    public OrganizationFixture()
    {
        app = new TestApp
        {
            Replace = services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
                services.AddSingleton<ISystemMail>(Mails);
            },
        };
        Mine = OwnerOf("Test Shop").GetAwaiter().GetResult();
        Theirs = AddAsync("Other Shop", "other@example.com").GetAwaiter().GetResult();
    }

    public ManualClock Clock { get; } = new(SystemClock.Instance.GetCurrentInstant());

    public CollectedMails Mails { get; } = new();

    public Actor Mine { get; }

    public Actor Theirs { get; }

    public T Get<T>()
        where T : notnull => app.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    internal FollowUpDbContext Open() => app.Get<Database>().Open(DataScope.All);

    public void Dispose() => app.Dispose();

    /// <summary>Another member of <see cref="Mine"/>.</summary>
    public async Task<Actor> AddMemberAsync(string email, Role role)
    {
        var invitation = await Get<IInvitations>().InviteAsync(Mine, email, role, default);
        var token = invitation.Url.Split('/')[^1];
        var user = await Get<FollowUp.Infrastructure.Identity.Joining>().RegisterAsync(token, email, "quiet harbour lamp", default);
        return new Actor(Mine.OrganizationId, user.Id, email, role);
    }

    private async Task<Actor> AddAsync(string name, string email)
    {
        var rows = Get<OrganizationSeed>().Rows(new OrganizationPlan(name, email, "Other", "quiet harbour lamp", null, null, null, false));
        await app.Get<Database>().WriteAsync(DataScope.All, context =>
        {
            context.AddRange(rows);
            return context.SaveChangesAsync();
        }, default);
        return await OwnerOf(name);
    }

    private async Task<Actor> OwnerOf(string organization)
    {
        await using var context = Open();
        var row = await context.Set<Membership>().SingleAsync(member => context.Organizations.Any(o => o.Id == member.OrganizationId && o.Name == organization));
        return new Actor(row.OrganizationId, row.UserId, $"Owner of {organization}", row.Role);
    }
}
