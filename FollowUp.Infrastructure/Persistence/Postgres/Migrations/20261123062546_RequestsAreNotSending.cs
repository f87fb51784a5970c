using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RequestsAreNotSending : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // 3 was sending, which only messages are now; 2 is queued.
            migrationBuilder.Sql("""UPDATE "Requests" SET "Status" = 2 WHERE "Status" = 3""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Queued is what they were before the step that is gone.
        }
    }
}
