using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Identity;
using FollowUp.Infrastructure.Seeding.Demo;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>Gives an empty database its first organizations and shows the way into the demo.</summary>
internal sealed class Bootstrap(
    Database database, BootstrapOptions options, OrganizationSeed seed, DemoHistory history, IPasswordHasher<User> hasher,
    IHostEnvironment environment, AppAddress address, IIdSource ids, ILogger<Bootstrap> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DemoAccess? shown = null;
        if (await IsEmptyAsync(cancellationToken))
        {
            shown = await CreateAsync(cancellationToken);
        }

        await using var context = database.Open(DataScope.All);
        if (await context.Organizations.AsNoTracking().Where(row => row.IsDemo).OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken) is not { } demo)
        {
            return;
        }

        await history.FillAsync(Actor.System(demo.Id), cancellationToken);
        if ((shown ?? await DevelopmentAccessAsync(context, cancellationToken)) is { } access)
        {
            Console.WriteLine(access.Block(address, demo.Id));
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return !await context.Organizations.AnyAsync(cancellationToken);
    }

    /// <returns>How to get into the demo, if one was made.</returns>
    private async Task<DemoAccess?> CreateAsync(CancellationToken cancellationToken)
    {
        List<object> rows = [];
        if (options.IsAsked)
        {
            var password = options.AdminPassword
                ?? throw new ConfigurationException("Bootstrap:AdminPassword is missing; the database is empty and needs a first owner.");
            var name = options.AdminEmail!.Split('@')[0];
            rows.AddRange(seed.Rows(new OrganizationPlan(
                options.OrganizationName!, options.AdminEmail, name, password, options.ApiKey, options.WebhookSecret, options.Smtp, IsDemo: false) { PostalAddress = options.PostalAddress ?? "" }));
        }

        DemoAccess? access = null;
        if (options.Demo ?? (environment.IsDevelopment() && !options.IsAsked))
        {
            access = environment.IsDevelopment() ? DemoAccess.Development : DemoAccess.Generate(ids);
            rows.AddRange(seed.Rows(access.Plan()));
        }

        if (rows.Count == 0)
        {
            logger.LogWarning("The database is empty and nobody can sign in. Set Bootstrap:OrganizationName, Bootstrap:AdminEmail and Bootstrap:AdminPassword and start again.");
            return null;
        }

        try
        {
            await database.WriteAsync(DataScope.All, context =>
            {
                context.AddRange(rows);
                return context.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            return access;
        }
        catch (DbUpdateException)
        {
            // Another node was first: the unique user name let only one of the two through.
            if (await IsEmptyAsync(cancellationToken))
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>The known way in, while it still is one: the demo may stem from elsewhere, or its password may have been changed.</summary>
    private async Task<DemoAccess?> DevelopmentAccessAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return null;
        }

        var user = await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Email == DemoAccess.Email, cancellationToken);
        return user?.PasswordHash is { } hash
            && hasher.VerifyHashedPassword(user, hash, DemoAccess.Development.Password) != PasswordVerificationResult.Failed
            ? DemoAccess.Development
            : null;
    }
}
